// What takes long: which phase, how far it is, and a way to end it.
import { useWork } from '#session/work.ts';

/** Shown once something has taken a while. The live region is always there, so that it is read out. */
export function WorkBar() {
  const work = useWork();
  return (
    <section className="app-work" aria-label="Work in progress" hidden={work === null}>
      <div className="app-work-words">
        <output>{work && `${work.doing} …`}</output>
        <span className="app-work-count">{work?.counted}</span>
      </div>
      {work && (
        <>
          <progress
            className="app-progress"
            aria-label={work.doing}
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
