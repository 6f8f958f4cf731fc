import { api, path } from '../../api/client'
import type { SyncReport } from '../../api/types'

/** Starts a read of the cluster, or waits for its end. */
export const syncController = (id: string, wait = false) => api.post<SyncReport>(path`/discovery/controllers/${id}`, undefined, { query: { sync: wait } })
