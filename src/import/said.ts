// Outputs often leave out what they are about; the command line above them says it, or the name of the file that the
// output was written to. https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-commandstructure.html
import type { Said } from '#harvest/harvest.ts';
import type { TextPiece } from '#text/pieces.ts';

const LINE =
  /\baws\s+(?:--[\w-]+(?:[= ][^\s-]\S*)?\s+)*(iam|organizations|sts)\s+([a-z-]+)((?:[^\n\\`^]|[\\`^][ \t\r]*\n|[\\`^])*)/g;
const OPTION = /--([a-z-]+)(?:[= ]\s*(?:"([^"]*)"|'([^']*)'|([^\s"'-][^\s]*)))?/g;
/** Further up a command belongs to something else. */
const REACH = 2000;

function options(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(OPTION)].map(([, name = '', a, b, c]) => [name, a ?? b ?? c ?? 'true'] as const),
  );
}

/** The last command between the piece before and this one. */
function commandBefore(text: string, piece: TextPiece, before: TextPiece | undefined): Said | null {
  const from = Math.max(before?.to ?? 0, piece.from - REACH);
  const between = text.slice(from, piece.from);
  if (!between.includes('aws')) return null;
  const last = [...between.matchAll(LINE)].at(-1);
  if (!last) return null;
  const [, service = '', operation = '', rest = ''] = last;
  // A bare $VARIABLE says nothing.
  const given = options(rest);
  const option = (name: string) => {
    const value = given.get(name);
    return value?.startsWith('$') === true ? undefined : value;
  };
  return { command: `${service} ${operation}`, option };
}

/** Commands whose output does not say what it is about, with the option that does. */
const IN_FILE_NAMES =
  /(?:^|[/\\])(?:aws[-_ ])?(?:(iam|organizations)[-_ ])?((?:list|get|describe)-(?:attached-(?:role|user|group)-policies|(?:role|user|group)-policies|groups-for-user|entities-for-policy|policy-version|policy-versions|organizational-units-for-parent|accounts-for-parent|children|parents|policies-for-target|targets-for-policy))(?:[-_ /\\.=]+(.+?))?(?:\.json)?$/;

const ORGANIZATIONS = /-for-(?:parent|target)$|-children$|-parents$|targets-for-policy$/;

/** `list-attached-role-policies-Deploy.json`, `iam-list-role-policies/Deploy.json`. */
function commandInName(name: string): Said | null {
  const [found, service, operation, about] = IN_FILE_NAMES.exec(name) ?? [];
  if (found === undefined || operation === undefined) return null;
  const command = `${service ?? (ORGANIZATIONS.test(operation) ? 'organizations' : 'iam')} ${operation}`;
  let value = about;
  try {
    value = about === undefined ? undefined : decodeURIComponent(about);
  } catch {
    // A name with a stray per cent sign stands as it is.
  }
  return { command, option: (option) => (option === '' ? value : undefined) };
}

/** What is said of a piece; `name` is that of its document. */
export function saidOf(text: string, name: string, pieces: readonly TextPiece[], index: number): Said | null {
  const piece = pieces[index];
  if (!piece) return null;
  return commandBefore(text, piece, pieces[index - 1]) ?? (pieces.length === 1 ? commandInName(name) : null);
}
