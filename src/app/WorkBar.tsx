// What takes long: which phase, how far it is, and a way to end it.
import { useWork } from '#session/work.ts';
import { useWaitSaid } from '#waiting/useWaitSaid.ts';

/** Shown once something has taken a while. */
export function WorkBar() {
  const work = useWork();
  const end = useWaitSaid(work?.doing ?? null, 'Done.');
  if (work === null) return null;
  const cancel = () => {
    end('Stopped.');
    work.cancel();
  };
  return (
    <section className="app-work" aria-label="Work in progress">
      <div className="app-work-words">
        <span className="app-work-doing">{work.doing} …</span>
        <span className="app-work-count">{work.counted}</span>
      </div>
      <progress
        className="app-progress"
        aria-label={work.doing}
        {...(work.share === null ? {} : { value: work.share, max: 1 })}
      />
      <button type="button" className="app-button" onClick={cancel}>
        Cancel
      </button>
    </section>
  );
}
