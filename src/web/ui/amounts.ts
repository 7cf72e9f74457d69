import { nbsp } from './numbers.ts';

/** 1234 as "1,234". */
export const formatCount = (count: number): string => count.toLocaleString('en-US');

/** "1 report", "3,000 reports". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** Bytes as people read them, in decimal units: 61 kB, 3.3 MB. */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1000) return `${bytes}${nbsp}B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)}${nbsp}kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)}${nbsp}MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)}${nbsp}GB`;
};
