// Process CPU time, because other work on the machine must not decide a ratio; medians, because the collector may.

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
};

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** CPU milliseconds of one call, with whatever garbage collection falls into it. */
export async function once(work) {
  const before = cpu();
  await work();
  return cpu() - before;
}

/**
 * Median CPU milliseconds of a job over several rounds. Jobs are measured one after the other, so that each pays for
 * its own garbage; forced collections would throw away what the compiler has learnt.
 */
export async function medianOf(job, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round++) times.push(await once(() => job(round)));
  return median(times);
}

/** Calls a second by CPU time, over about `milliseconds` of work. */
export async function rate(work, milliseconds) {
  let calls = 0;
  let batch = 1;
  const before = cpu();
  let spent = 0;
  while (spent < milliseconds) {
    for (let i = 0; i < batch; i++) await work();
    calls += batch;
    spent = cpu() - before;
    if (spent < milliseconds / 20) batch *= 2;
  }
  return (calls / spent) * 1000;
}

/** The same for work that does not wait; awaiting would cost more than the work. */
export function rateNow(work, milliseconds) {
  let calls = 0;
  let batch = 1;
  const before = cpu();
  let spent = 0;
  while (spent < milliseconds) {
    for (let i = 0; i < batch; i++) work();
    calls += batch;
    spent = cpu() - before;
    if (spent < milliseconds / 20) batch *= 2;
  }
  return (calls / spent) * 1000;
}
