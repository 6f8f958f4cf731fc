import type { Guest } from '../../api/types'
import type { ItemResult } from './run'

const START_OF_FORMULA = /^[=+\-@\t\r]/

/** A spreadsheet runs what begins like a formula; so it gets a quote before it. */
const cell = (value: string | number | undefined) => {
  const plain = String(value ?? '')
  const safe = START_OF_FORMULA.test(plain) ? `'${plain}` : plain
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const toCsv = (rows: readonly (readonly (string | number | undefined)[])[]) => rows.map((row) => row.map(cell).join(',')).join('\r\n')

export function saveResults(action: string, guests: readonly Guest[], results: ReadonlyMap<string, ItemResult | 'working'>) {
  const rows = guests.map((guest) => {
    const result = results.get(guest.id)
    const done = typeof result === 'object' ? result : undefined
    return [action, guest.controller_name, guest.node, guest.vmid, guest.name, done?.ok ? 'ok' : 'failed', done?.changeId, done?.problem]
  })
  save(`${action}-results.csv`, toCsv([['action', 'cluster', 'node', 'vmid', 'name', 'result', 'change_id', 'detail'], ...rows]))
}

function save(name: string, content: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/csv' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
