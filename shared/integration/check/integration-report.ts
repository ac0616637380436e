// Where a check of an integration file puts what it finds: by a path of the document, so that no check knows about lines.
import type { YamlPath } from '../../documents/yaml-places.ts';
import type { PlanProblem } from '../../model/plan.ts';

export type IntegrationReport = (
  severity: PlanProblem['severity'],
  path: YamlPath,
  what: 'key' | 'value',
  message: string,
  fix: string,
) => void;
