// `npm run audit`: what the registry knows against our packages; exit code 1 when it knows something that matters, 3 when
// it could not be asked. Outside of `npm test`, because its answer changes by the day.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What npm printed as JSON, in words, and the exit code. */
export function verdict(printed) {
  let answer;
  try {
    answer = JSON.parse(printed);
  } catch {
    answer = { message: 'npm gave no answer that can be read' };
  }
  const known = answer.metadata?.vulnerabilities;
  if (known === undefined)
    return {
      code: 3,
      text: `NOT CHECKED: the registry did not say what it knows. ${answer.message ?? answer.error?.summary ?? ''}`.trim(),
    };
  if (known.total === 0)
    return {
      code: 0,
      text: `Nothing is known against ${answer.metadata.dependencies?.total ?? 'the'} packages.`,
    };
  const lines = Object.values(answer.vulnerabilities).map(
    ({ name, range, severity }) => `${severity}: ${name} ${range}`,
  );
  return { code: 1, text: [`${known.total} known:`, ...lines].join('\n') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const shell = process.platform === 'win32';
  const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', shell });
  const { code, text } = verdict(stdout);
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}
