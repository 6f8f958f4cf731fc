import type { BackupJob } from '../../api/pages'
import type { Payload } from '../request'
import { difference } from './kit'

export const KEEPS = ['last', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const
export type Keep = (typeof KEEPS)[number]
export type Keeps = Record<Keep, number | string>

export interface BackupJobValues extends Payload {
  id: string
  selection: 'all' | 'guests' | 'pool'
  vmid: string[]
  exclude: string[]
  pool: string
  node: string
  storage: string
  schedule: string
  mode: string
  compress: string
  keepAll: boolean
  keeps: Keeps
  notes: string
  comment: string
  repeatMissed: boolean
  on: boolean
}

const NONE: Keeps = { last: '', hourly: '', daily: '', weekly: '', monthly: '', yearly: '' }

/** `keep-last=3,keep-daily=7` apart. */
export function keepsOf(rule: string | null | undefined): { keeps: Keeps; keepAll: boolean } {
  const parts = new Map((rule ?? '').split(',').map((part) => part.split('=') as [string, string | undefined]))
  const keeps = Object.fromEntries(KEEPS.map((keep) => [keep, parts.has(`keep-${keep}`) ? Number(parts.get(`keep-${keep}`)) : ''])) as Keeps
  return { keeps, keepAll: parts.get('keep-all') === '1' }
}

export function keepsText({ keeps, keepAll }: Pick<BackupJobValues, 'keeps' | 'keepAll'>): string | undefined {
  if (keepAll) return 'keep-all=1'
  const parts = KEEPS.filter((keep) => keeps[keep] !== '' && Number(keeps[keep]) > 0).map((keep) => `keep-${keep}=${keeps[keep]}`)
  return parts.length > 0 ? parts.join(',') : undefined
}

const list = (value: string | null | undefined) => (value ?? '').split(',').filter(Boolean)

export const newJob = (storage = ''): BackupJobValues => ({
  id: '', selection: 'all', vmid: [], exclude: [], pool: '', node: '', storage, schedule: '02:30', mode: 'snapshot', compress: 'zstd', keepAll: false, keeps: NONE, notes: '{{guestname}}', comment: '', repeatMissed: false, on: true,
})

/** A job as the form has it. What the API doesn't tell of a job, its notes and whether it catches up, begins as it is by default and is sent only where it is changed. */
export const jobValues = (job: BackupJob): BackupJobValues => ({
  ...newJob(job.storage ?? ''),
  id: job.id, selection: job.pool ? 'pool' : job.all ? 'all' : 'guests', vmid: list(job.vmid), exclude: list(job.exclude), pool: job.pool ?? '', node: job.node ?? '', schedule: job.schedule ?? '', mode: job.mode,
  compress: { '0': 'none', '1': 'lzo' }[job.compress] ?? job.compress, ...keepsOf(job.prune_backups), notes: '', comment: job.comment ?? '', on: job.enabled,
})

const settings = (values: BackupJobValues): Payload => ({
  storage: values.storage, schedule: values.schedule, mode: values.mode, compress: values.compress, enabled: values.on,
  node: values.node || undefined, exclude: values.selection === 'all' && values.exclude.length > 0 ? values.exclude.join(',') : undefined, 'prune-backups': keepsText(values), 'notes-template': values.notes || undefined,
  comment: values.comment || undefined, 'repeat-missed': values.repeatMissed || undefined,
})

const choice = (values: BackupJobValues): Payload => (values.selection === 'pool' ? { pool: values.pool } : { vmid: values.selection === 'guests' ? values.vmid.join(',') : '' })

/** What is sent of a job; undefined where nothing would change. Guests chosen anew take the place of those before, whichever way they were chosen. */
export function jobPayload(values: BackupJobValues, stored?: BackupJobValues): Payload | undefined {
  if (!stored) {
    const all = { id: values.id || undefined, ...settings(values), ...choice(values) }
    return Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== undefined && !(name === 'vmid' && value === '')))
  }
  const chosen = JSON.stringify(choice(stored)) === JSON.stringify(choice(values)) ? {} : choice(values)
  const changed = { ...difference(settings(stored), settings(values)), ...chosen }
  return Object.keys(changed).length > 0 ? changed : undefined
}

/** The form as it was left: what was sent, over the job as it is. */
export function filledJob(base: BackupJobValues, sent: Payload | undefined): BackupJobValues {
  if (!sent) return base
  const gone = new Set(list(String(sent.delete ?? '')))
  const text = (name: string, was: string) => (gone.has(name) ? '' : sent[name] === undefined ? was : String(sent[name]))
  const vmid = sent.vmid === undefined ? undefined : list(String(sent.vmid))
  return {
    ...base,
    id: text('id', base.id), storage: text('storage', base.storage), schedule: text('schedule', base.schedule), mode: text('mode', base.mode), compress: text('compress', base.compress), node: text('node', base.node), comment: text('comment', base.comment),
    notes: text('notes-template', base.notes), pool: text('pool', base.pool), vmid: vmid ?? base.vmid, exclude: list(text('exclude', base.exclude.join(','))),
    selection: sent.pool !== undefined ? 'pool' : vmid === undefined ? base.selection : vmid.length > 0 ? 'guests' : 'all',
    ...(sent['prune-backups'] !== undefined || gone.has('prune-backups') ? keepsOf(text('prune-backups', '')) : {}),
    repeatMissed: sent['repeat-missed'] === undefined ? base.repeatMissed : sent['repeat-missed'] === true, on: sent.enabled === undefined ? base.on : sent.enabled === true,
  }
}
