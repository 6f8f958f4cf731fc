import type { Rows } from '../api/types'

/** A cluster's plain list in the shape of a list over the fleet. */
export const asRows = <T extends { as_of: string; stale: boolean }>(items: T[]): Rows<T> => ({
  items,
  total: items.length,
  as_of: items[0]?.as_of ?? null,
  stale: items.some((row) => row.stale),
  gaps: [],
})
