// A chain to be walked: commands, profiles, or a program, each to be copied.
import { useState } from 'react';
import type { Chain, ChainScript } from '#chains/chain.ts';
import { CopyBlock } from '#parts/CopyBlock.tsx';

export function Scripts({ chain }: { readonly chain: Chain & ChainScript }) {
  const scripts = scriptsOf(chain);
  const [chosen, setChosen] = useState(0);
  const shown = scripts[chosen];
  if (shown === undefined) return null;
  return (
    <>
      <fieldset className="explain-choices" aria-label="As">
        {scripts.map(({ name }, i) => (
          <button
            key={name}
            type="button"
            className="explain-chip"
            aria-pressed={i === chosen}
            onClick={() => setChosen(i)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <CopyBlock text={shown.text} label={shown.label} />
    </>
  );
}

interface Script {
  readonly name: string;
  readonly label: string;
  readonly text: string;
}

function scriptsOf({ commands, hops, profile, programs, verdict }: Chain & ChainScript): readonly Script[] {
  if (verdict === 'invalid' || verdict === 'unknown') return [];
  const lines = commands.map(
    (command, i) => command ?? `# hop ${i + 1}: ${hops[i]?.edge.source ?? ''} makes this call itself`,
  );
  return [
    { name: 'CLI', label: 'the commands', text: lines.join('\n\n') },
    { name: '~/.aws/config', label: 'the profiles', text: profile.trimEnd() },
    ...programs.map(({ code, language }) => ({
      name: language,
      label: `the ${language} program`,
      text: code,
    })),
  ];
}
