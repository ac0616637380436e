// The pages by their addresses: `#/history` leads to the page `history`. What a host may lead a person to (the menu of the
// window) and what the page answers to are one list, in the order of the rail.
export const PAGE_LABELS = {
  workbench: 'Workbench',
  scopes: 'Scopes',
  sweep: 'Sweep',
  errors: 'Error lab',
  plans: 'Plans',
  recorder: 'Recorder',
  readiness: 'Readiness',
  protect: 'Protect',
  audit: 'Audit',
  history: 'History',
  tenants: 'Tenants',
  sandbox: 'Sandbox',
  settings: 'Settings',
} as const;

export type PageId = keyof typeof PAGE_LABELS;
export const PAGE_IDS = Object.keys(PAGE_LABELS) as [PageId, ...PageId[]];
