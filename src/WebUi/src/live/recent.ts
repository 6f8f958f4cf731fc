import type { InventoryEvent } from '../api/types'

type Change = Record<string, unknown> & { as_of: string }

const KEPT_MS = 15_000

// What events said in the last seconds, so that an answer that was on its way meanwhile doesn't overwrite newer values with older ones.
let changes = new Map<string, { at: number; change: Change }>()

export const recent = {
  add(event: InventoryEvent) {
    const at = Date.now()
    changes = new Map([...changes].filter(([, kept]) => kept.at > at - KEPT_MS))
    for (const [kind, rows] of [['guest', event.guests], ['node', event.nodes], ['storage', event.storages]] as const) {
      for (const row of rows?.changed ?? []) {
        const key = `${kind}:${row.id}`
        changes.set(key, { at, change: { ...changes.get(key)?.change, ...row, as_of: event.as_of } })
      }
    }
  },
  /** The rows with every newer value that an event brought meanwhile. */
  into<T extends { id: string; as_of: string }>(kind: 'guest' | 'node' | 'storage', rows: T[]): T[] {
    if (changes.size === 0) return rows
    return rows.map((row) => {
      const change = changes.get(`${kind}:${row.id}`)?.change
      return change && Date.parse(change.as_of) > Date.parse(row.as_of) ? { ...row, ...change } : row
    })
  },
  clear() {
    changes.clear()
  },
}
