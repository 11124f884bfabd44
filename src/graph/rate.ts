/**
 * Lets a number of requests pass in each second, which begins with the first of them. Returns how many
 * seconds a request has to wait; 0 for one that passes.
 */
export function rateLimit(perSecond: number): (now: number) => number {
  let start = -Infinity;
  let count = 0;
  return (now) => {
    if (now - start >= 1000 || now < start) {
      start = now;
      count = 0;
    }
    count += 1;
    return count <= perSecond ? 0 : Math.max(1, Math.ceil((start + 1000 - now) / 1000));
  };
}
