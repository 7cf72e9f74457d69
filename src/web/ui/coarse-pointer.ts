/** Whether the page is used by finger: it needs more room than a mouse. */
export const coarsePointer = window.matchMedia('(pointer: coarse)').matches;
