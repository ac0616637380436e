// The reader of YAML, which few texts need: a cassette that somebody pastes. It is loaded with the first of them.
import { isCassetteYaml, type ReadYaml } from '../../../../shared/okta/explain/read-text.ts';

let loaded: ReadYaml | undefined;

export const yamlReader = (): ReadYaml | undefined => loaded;

/** Whether a text has to wait for `loadYaml`. */
export const needsYaml = (text: string): boolean => loaded === undefined && isCassetteYaml(text);

export async function loadYaml(): Promise<void> {
  loaded = (await import('../../../../shared/documents/yaml-text.ts')).readYamlPiece;
}
