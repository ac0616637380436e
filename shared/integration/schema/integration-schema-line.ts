// The first line of an integration file, by which editors find its JSON Schema.
import { INTEGRATION_SCHEMA_FILE } from '../../file-form/kept-files.ts';

export const INTEGRATION_SCHEMA_LINE = `# yaml-language-server: $schema=./${INTEGRATION_SCHEMA_FILE}`;
