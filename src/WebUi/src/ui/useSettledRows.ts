import { useMemo, useRef } from 'react'

/**
 * Rows in the order that they had when they were last sorted, with their newest values: cells change, rows stay. New ones come last until
 * `sort` or `reset` changes.
 */
export function useSettledRows<T extends { id: string }>(rows: readonly T[], sort: (rows: readonly T[]) => T[], reset: string): T[] {
  const order = useRef<{ reset: string; ids: Map<string, number> } | undefined>(undefined)
  return useMemo(() => {
    if (rows.length === 0) {
      order.current = undefined
      return []
    }
    if (order.current?.reset !== reset) {
      const sorted = sort(rows)
      order.current = { reset, ids: new Map(sorted.map((row, i) => [row.id, i])) }
      return sorted
    }
    const { ids } = order.current
    for (const row of rows) if (!ids.has(row.id)) ids.set(row.id, ids.size)
    return [...rows].sort((a, b) => ids.get(a.id)! - ids.get(b.id)!)
    // `sort` is told apart by `reset`.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, reset])
}
