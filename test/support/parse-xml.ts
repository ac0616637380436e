// A strict reader of the XML that our reports write: elements, attributes, text, the five entities. Anything else throws, so
// that a report which a build server could not read is found here.

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };
const TOKEN = /<\?xml[^?]*\?>\s*|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

export function parseXml(text: string): XmlElement {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids just these
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text))
    throw new Error('a character that XML forbids');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    const current = open.at(-1);
    if (!found || !current) throw new Error(`no XML at ${at}: ${text.slice(at, at + 40)}`);
    const [, closes, opens, attributes = '', empty, words] = found;
    if (closes !== undefined) {
      if (open.pop()?.name !== closes) throw new Error(`</${closes}> closes another element`);
    } else if (opens !== undefined) {
      const element: XmlElement = { name: opens, attributes: attributesOf(attributes), children: [], text: '' };
      current.children.push(element);
      if (empty === '') open.push(element);
    } else if (words !== undefined) current.text += decode(words);
  }
  const [whole] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || !whole) throw new Error('not one whole element');
  return whole;
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w-]+)="([^"]*)"/g)) {
    if (name in found) throw new Error(`${name} twice`);
    found[name] = decode(value);
  }
  return found;
}

function decode(text: string): string {
  return text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const char = ENTITIES[name];
    if (char === undefined || !whole.endsWith(';')) throw new Error(`a bare ${whole}`);
    return char;
  });
}
