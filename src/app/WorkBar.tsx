// What takes long: which phase, how far it is, and a way to end it.
import { useWork, type Phase } from '#session/work.ts';

const WORDS: Readonly<Record<Phase, string>> = {
  unpacking: 'Reading the files',
  reading: 'Reading the texts',
  deciding: 'Deciding who can become whom',
  drawing: 'Drawing the picture',
};

/** Shown once something has taken a while. The live region is always there, so that it is read out. */
export function WorkBar() {
  const work = useWork();
  return (
    <section className="app-work" aria-label="Work in progress" hidden={work === null}>
      <div className="app-work-words">
        <output>{work && `${WORDS[work.phase]} …`}</output>
        <span className="app-work-count">{work?.counted}</span>
      </div>
      {work && (
        <>
          <progress
            aria-label={WORDS[work.phase]}
            {...(work.share === null ? {} : { value: work.share, max: 1 })}
          />
          <button type="button" className="app-button" onClick={() => work.cancel()}>
            Cancel
          </button>
        </>
      )}
    </section>
  );
}
