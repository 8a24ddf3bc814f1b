// What the program understands, as one text and one parser.

export const USAGE = `rolegraph graph FILE… [--format json|svg|mermaid|markdown|csv|drawio|dot|graphml|opengraph|estate]
        [--context FILE] [--account ID]
    reads policies (files, folders, - for standard input) and prints who can assume which role
rolegraph can SOURCE TARGET FILE… [--context FILE] [--format text|json]
    explains one edge; exit code 0 valid, 1 invalid, 3 conditional, 4 unknown, 2 usage or unreadable input
rolegraph can --batch FILE|-
    one JSON object a line in: {"input": estate, "question": {"source", "target", "action"}}; one edge a line out
rolegraph compare BEFORE AFTER [--format text|markdown|json] [--context FILE]
rolegraph compare PLAN        (a Terraform plan has both states in it)
    says which edges are new, removed, widened, narrowed, and which statements made it
    exit code 0 nothing differs, 1 something opens or may open, 3 only other differences, 2 usage or unreadable input
rolegraph check FILE… [--assert FILE] [--count valid|conditional|unknown] [--format text|json|sarif] [--context FILE]
    looks for paths that an assertions file forbids (rolegraph.assert, if not named)
    exit code 0 none, 1 some, 2 usage, unreadable input or a fault in the assertions
rolegraph lint FILE… [--format text|json|sarif]
    says what is wrong or doubtful; exit code 0 no finding of severity error, 1 otherwise, 2 usage or unreadable input
rolegraph ledger FILE… [--format text|json]
    says of each file what was read, what was left out and why; exit code 0, or 1 when a file gave nothing
rolegraph pseudonymise FILE… [--out FOLDER] [--map FILE] [--also WORD,WORD]
    writes the texts under other names, every verdict the same; --map keeps which name stands for which
rolegraph pseudonymise --restore MAP FILE|-
    prints a text that speaks of those names with the true ones
rolegraph formats
    lists what can be read, each with an example
rolegraph simulate --cli-input-json FILE|-
    takes and returns the JSON of aws iam simulate-custom-policy: one object, a list, or one object a line
rolegraph --help | --version`;

export interface Options {
  readonly command: string;
  readonly operands: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
}

const FLAGS: Readonly<Record<string, readonly string[]>> = {
  graph: ['format', 'context', 'account'],
  can: ['format', 'context', 'batch'],
  compare: ['format', 'context'],
  check: ['assert', 'count', 'format', 'context'],
  lint: ['format'],
  ledger: ['format'],
  pseudonymise: ['out', 'map', 'also', 'restore'],
  formats: [],
  simulate: ['cli-input-json'],
};

/** `--flag value` and `--flag=value`; a lone `-` is an operand (standard input). The string is what is wrong. */
export function parseOptions(argv: readonly string[]): Options | string {
  const [command, ...rest] = argv;
  const known = command === undefined ? undefined : FLAGS[command];
  if (command === undefined || known === undefined)
    return command === undefined ? 'no command' : `unknown command "${command}"`;
  const operands: string[] = [];
  const flags: Record<string, string> = {};
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? '';
    if (!word.startsWith('--')) {
      operands.push(word);
      continue;
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s);
    if (!known.includes(name)) return `${command} has no option --${name}`;
    const value = inline ?? rest[++i];
    if (value === undefined) return `--${name} needs a value`;
    flags[name] = value;
  }
  return { command, operands, flags };
}
