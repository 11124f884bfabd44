/**
 * Makes a limit of requests in each second, counted from the second's first request. The function takes the time in
 * milliseconds and returns the seconds that a request has to wait; 0 for a request that may pass.
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
