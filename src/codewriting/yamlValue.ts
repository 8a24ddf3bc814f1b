// Values as YAML: in blocks, or on one line. Texts are plain where they can be.

/** A text as YAML writes it, or what stands for it: `!GetAtt Build.Arn`. */
export type Say = (value: string) => string;

/** Plain in blocks and on one line alike, and never read as anything but a text. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off)$)[A-Za-z](?:[\w./:@+=*-]*[\w/*])?$/i;

export const yamlText = (value: string): string => {
  if (PLAIN.test(value)) return value;
  return /^[\x20-\x7e]*$/.test(value) ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
};

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

const scalar = (value: unknown, say: Say): string => (typeof value === 'string' ? say(value) : String(value));

/** On one line. */
export function flowYaml(value: unknown, say: Say): string {
  if (Array.isArray(value)) return `[${value.map((one) => flowYaml(one, say)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value, say);
  const parts = Object.entries(value).map(([key, one]) => `${yamlText(key)}: ${flowYaml(one, say)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** `key: value`, whose key stands at `indent`. */
export function yamlMember(key: string, value: unknown, indent: string, say: Say): string {
  const inner = `${indent}  `;
  return isScalar(value) || isEmpty(value)
    ? `${yamlText(key)}: ${flowYaml(value, say)}`
    : `${yamlText(key)}:\n${inner}${blockYaml(value, inner, say)}`;
}

/** In lines; the first one has its indentation already. */
export function blockYaml(value: unknown, indent: string, say: Say): string {
  if (isScalar(value) || isEmpty(value)) return flowYaml(value, say);
  if (Array.isArray(value))
    return value.map((one) => `- ${blockYaml(one, `${indent}  `, say)}`).join(`\n${indent}`);
  return Object.entries(value as object)
    .map(([key, one]) => yamlMember(key, one, indent, say))
    .join(`\n${indent}`);
}
