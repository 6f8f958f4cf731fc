import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client'
import type { BackupCoverage } from '../../api/pages'

const MOST = 1000

/** `most` 1: for the sums alone. */
export const backupCoverage = (hours: number, site: string | undefined, most = MOST) =>
  queryOptions({
    queryKey: ['backups', 'fleet', { hours, site, most }] as const,
    queryFn: ({ signal }) => api.get<BackupCoverage>('/hypervisor/fleet/backup-coverage', { signal, query: { threshold_hours: hours, site_id: site, limit: most } }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
