// What people read of the fleet's lists, of searching, of keys and the palette, and of their own preferences.
import { count } from '../formats'

const plural = (n: number, one: string, many: string) => `${count(n)} ${n === 1 ? one : many}`

export const habits = {
  showPassword: 'Show or hide what is typed',
  fleet: {
    waiting: (n: number) => `Waiting for me (${count(n)})`,
    nothingWaits: 'No change waits for you.',
    nothingWaitsHint: 'What colleagues ask for and you may approve or apply shows here.',
    review: 'Review',
    reviewOf: (what: string) => `Review: ${what}`,
    askedBy: (name: string) => `asked by ${name}`,
    yours: 'asked by you',
    allWaiting: 'All that wait',
    running: (changes: number, tasks: number) => `Running now: ${plural(changes, 'change', 'changes')}, ${plural(tasks, 'task', 'tasks')}`,
    nothingRuns: 'Nothing runs now.',
    look: 'Look',
    lookAt: (what: string) => `Look at: ${what}`,
    tasks: (n: number) => `${plural(n, 'task', 'tasks')} on the clusters`,
    withoutBackup: (n: number, hours: number) => `${plural(n, 'guest', 'guests')} without backup for ${hours} h`,
    looks: 'Shown as',
    look_cards: 'Cards',
    look_table: 'Table',
    head: { name: 'Cluster', status: 'Status', nodes: 'Nodes', guests: 'Guests', cpu: 'CPU', memory: 'Memory', storage: 'Storage', version: 'PVE', tasks: 'Tasks', read: 'Read', reason: 'Reason' },
  },
  csv: {
    hint: (n: string) => `All ${n} that match, with the columns that are shown`,
    failed: (why: string) => `The export failed: ${why}`,
  },
  bulk: { narrow: (most: number, total: number) => `${count(total)} match: at most ${count(most)} at once. Narrow the query to take all.` },
  columns: {
    earlier: (name: string) => `${name} further left`,
    later: (name: string) => `${name} further right`,
    density: 'Row height',
    densities: { compact: 'compact', default: 'normal', comfortable: 'roomy' },
  },
  query: {
    fields: 'Fields',
    fieldsLabel: 'Fields to search by',
    completion: 'Completions',
    noField: (field: string, like: string | undefined) => `There is no “${field}”${like ? `: did you mean ${like}?` : ', or quote the words.'}`,
    noValue: (term: string) => `“${term}” has no value.`,
    takesColon: (field: string, value: string) => `“${field}” takes a colon: ${field}:${value}`,
    noNumber: (value: string, field: string) => `“${value}” is no number: write ${field}>80.`,
    noDuration: (value: string, field: string) => `“${value}” is no duration: write ${field}>24h or ${field}<2d.`,
    openQuote: 'A quote is open: the rest counts as one word.',
    hints: {
      tag: 'tag: one of its tags', status: 'status: running, stopped, paused', node: 'node: where it runs', cluster: 'cluster: by name', type: 'type: vm or ct', pool: 'pool: its resource pool',
      lock: 'lock: backup, migrate …, any', ha: 'ha: its HA state, any', id: 'id: exactly this number', name: 'name: part of its name',
      cpu: 'cpu> percent of its cores', mem: 'mem> percent of its memory', disk: 'disk> percent of its disk', vcpu: 'vcpu> number of cores', uptime: 'uptime< 1h, 2d', backup: 'backup> 24h since the last, backup:never',
    } as Record<string, string>,
  },
}
