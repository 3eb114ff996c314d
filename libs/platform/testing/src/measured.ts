/**
 * How often a spec that goes by the clock is measured again (`retry`): it shares the machine with all others, and what stands in
 * its way once is not there each time. What is slow, or shows by its time, is so every time.
 */
export const MEASURED_AGAIN = 2;
