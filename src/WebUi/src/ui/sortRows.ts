type Value = string | number | null | undefined

/** Sorts by one value, ties by id; a leading `-` is descending. Without a sort the server's order stands. */
export function sortRows<T extends { id: string }>(rows: readonly T[], sort: string | undefined, values: Record<string, (row: T) => Value>): T[] {
  const value = sort && values[sort.replace(/^-/, '')]
  if (!value) return [...rows]
  const sign = sort.startsWith('-') ? -1 : 1
  return [...rows].sort((a, b) => sign * compare(value(a), value(b)) || compare(a.id, b.id))
}

function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a ?? '').localeCompare(String(b ?? ''), undefined, { numeric: true })
}
