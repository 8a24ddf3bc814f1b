// Which files of a folder or an archive are worth reading, and what they are called.

/** What policies are kept in. A single file that somebody chose is read whatever it is called. */
const READABLE =
  /\.(?:jsonc?|json5|ndjson|jsonl|ya?ml|tf|tfvars|hcl|tfstate|tfplan|template|tpl|tftpl|tmpl|policy|txt|text|md|markdown|rst|adoc|html?|csv|conf|config|log|out|sh|bash|ps1|zip|gz)$/i;

/** Kept for machines: nobody wonders where they are. */
const HIDDEN = /(?:^|\/)(?:\.[^/]+|__MACOSX|node_modules|Thumbs\.db|desktop\.ini)(?:\/|$)/;

export type Wanted = 'read' | 'leave' | 'hidden';

/** Without an extension it may well be a policy. */
export function wantedOf(path: string): Wanted {
  if (HIDDEN.test(path)) return 'hidden';
  const name = path.slice(path.lastIndexOf('/') + 1);
  return READABLE.test(name) || !name.includes('.') ? 'read' : 'leave';
}

/** Longest name of a document. */
const LONGEST = 300;

/** `folder/file.json`, whatever system wrote the path. */
export function memberName(path: string): string {
  const parts = path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  const name = parts.join('/');
  return name.length > LONGEST ? `…${name.slice(1 - LONGEST)}` : name;
}
