import type { BackupJob } from '../../api/pages'
import type { Guest } from '../../api/types'

/** More are too many to look over before they run. */
export const MOST_AT_ONCE = 500

/** The guests that a job would back up now. */
export function guestsOfJob(job: Pick<BackupJob, 'all' | 'vmid' | 'exclude' | 'pool' | 'node'>, guests: readonly Guest[]): Guest[] {
  const ids = (list: string | null) => new Set((list ?? '').split(',').filter(Boolean).map(Number))
  const [named, left] = [ids(job.vmid), ids(job.exclude)]
  return guests.filter((guest) => (!job.node || guest.node === job.node) && (job.pool ? guest.pool === job.pool : job.all ? !left.has(guest.vmid) : named.has(guest.vmid)))
}
