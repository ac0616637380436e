// The form of a fault as data, and the line that it makes: the same text that `--fault` and the control endpoint take.

export interface FaultKind {
  value: string;
  label: string;
  /** A figure that goes with it: its label, what is usual, and where it is in the text. */
  amount?: { label: string; usual: string; text: (amount: string) => string };
}

const amount = (label: string, usual: string, key: string) => ({
  label,
  usual,
  text: (given: string) => `${key}=${given}`,
});

export const FAULT_KINDS: readonly { group: string; items: readonly FaultKind[] }[] = [
  {
    group: 'Refused',
    items: [
      {
        value: 'status=429',
        label: '429, rate limit used up',
        amount: { label: 'Resets in (s)', usual: '60', text: (given) => `status=429,wait=${given}` },
      },
      { value: 'status=429,limit=0', label: '429, too many at the same time' },
      { value: 'status=500', label: '500 Internal Server Error' },
      { value: 'status=502', label: '502 Bad Gateway' },
      { value: 'status=503', label: '503 Service Unavailable' },
      { value: 'status=504', label: '504 Gateway Timeout' },
      { value: 'body=html', label: 'Sign-in page of a captive portal' },
    ],
  },
  {
    group: 'Cut',
    items: [
      { value: 'reset=before', label: 'Cut before any answer' },
      { value: 'reset=headers', label: 'Cut after the headers' },
      { value: 'reset=mid-body', label: 'Cut in the middle of the body' },
      { value: 'body=truncated', label: 'Body shorter than its Content-Length' },
    ],
  },
  {
    group: 'Damaged',
    items: [
      { value: 'body=invalid-json', label: 'Body that is not valid JSON' },
      { value: 'body=broken-gzip', label: 'Damaged compressed body' },
      { value: 'huge-header', label: 'Huge header', amount: amount('Bytes', '32768', 'huge-header') },
      { value: 'date-skew', label: 'Wrong Date header', amount: amount('Seconds, + or −', '-300', 'date-skew') },
    ],
  },
  {
    group: 'Slow',
    items: [
      { value: 'latency', label: 'Delayed response', amount: amount('ms, or ms±ms', '1500±500', 'latency') },
      { value: 'slow-body', label: 'Slow body', amount: amount('ms between chunks', '200', 'slow-body') },
    ],
  },
];

export const HOW_OFTEN = [
  { value: 'times', label: 'Only the next calls', amount: { label: 'How many', usual: '1' } },
  { value: 'always', label: 'Every call', amount: null },
  { value: 'every', label: 'Every nth call', amount: { label: 'n', usual: '3' } },
  { value: 'share', label: 'A percentage of the calls', amount: { label: 'Percent', usual: '20' } },
] as const;
export type HowOften = (typeof HOW_OFTEN)[number]['value'];

export interface FaultDraft {
  kind: string;
  /** Empty: what is usual. */
  amount: string;
  path: string;
  method: string;
  often: HowOften;
  oftenAmount: string;
}

export const FIRST_DRAFT: FaultDraft = {
  kind: 'status=503',
  amount: '',
  path: '/api/*',
  method: '',
  often: 'times',
  oftenAmount: '',
};

export function kindOf({ kind }: FaultDraft): FaultKind | undefined {
  return FAULT_KINDS.flatMap(({ items }) => items).find(({ value }) => value === kind);
}

/** What is not understood is refused by the org, in its words. */
export function toFaultText(draft: FaultDraft): string {
  const { amount: figure } = kindOf(draft) ?? {};
  const what = figure ? figure.text(draft.amount.trim() || figure.usual) : draft.kind;
  const path = draft.path.trim();
  return [
    what,
    path === '' || path === '*' ? '' : `path=${path}`,
    draft.method === '' ? '' : `method=${draft.method}`,
    oftenText(draft),
  ]
    .filter((part) => part !== '')
    .join(',');
}

function oftenText({ often, oftenAmount }: FaultDraft): string {
  const usual = HOW_OFTEN.find(({ value }) => value === often)?.amount?.usual ?? '';
  const given = oftenAmount.trim() || usual;
  if (often === 'always') return '';
  if (often !== 'share') return `${often}=${given}`;
  const share = Number(given) / 100;
  return `probability=${Number.isFinite(share) ? share : given}`;
}
