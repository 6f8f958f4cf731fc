import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { AppError } from '../api/AppError'
import { api, path } from '../api/client'
import type { BulkResult, Change, ChangePage, ChangeStatus, LogLine, Preflight, Review, ReviewResult } from '../api/changes'
import { OPEN } from '../api/changes'
import { learn, type ChangeList } from '../live/changes'
import { operationOf, payloadOf, routerOf, type PlanRequest } from './request'
import type { BulkRequest } from './store'

const PAGE = 100
const MOST_OPEN = 500
const LOG_LINES = 500

export const preflight = (request: PlanRequest, key: string) =>
  queryOptions({
    queryKey: ['preflight', key, request] as const,
    queryFn: ({ signal }) =>
      api.post<Preflight>(path`/hypervisor/controllers/${request.controller}/preflight`, {
        feature: request.feature, operation: operationOf(request), payload: payloadOf(request), target_id: request.targetId,
      }, { signal }),
    staleTime: 0,
    gcTime: 0,
  })

const newest = (held: unknown, next: unknown) => {
  const [before, after] = [held as Change | undefined, next as Change]
  return before && before.revision > after.revision ? before : after
}

export const change = (id: string) =>
  queryOptions({
    queryKey: ['change', id] as const,
    queryFn: async ({ signal }) => {
      const found = await api.get<Change>(path`/hypervisor/changes/${id}`, { signal })
      learn([found])
      return found
    },
    structuralSharing: newest,
  })

export const changeLog = (id: string) =>
  queryOptions({
    queryKey: ['changeLog', id] as const,
    queryFn: ({ signal }) => api.get<LogLine[]>(path`/hypervisor/changes/${id}/log`, { signal, query: { tail: true, limit: LOG_LINES } }),
    staleTime: 0,
  })

export interface ChangeFilter {
  statuses?: readonly ChangeStatus[]
  q?: string
  controller?: string
  requestedBy?: string
  vmid?: number
}

export const changeList = ({ statuses, q, controller, requestedBy, vmid }: ChangeFilter) =>
  infiniteQueryOptions({
    queryKey: ['changes', 'list', { statuses, q, controller, requestedBy, vmid }] as const,
    queryFn: async ({ pageParam, signal }): Promise<ChangeList> => {
      const page = await api.get<ChangePage>('/hypervisor/changes', {
        signal, query: { status: statuses?.join(','), q, controller_id: controller, requested_by: requestedBy, vmid, cursor: pageParam, limit: PAGE },
      })
      learn(page.items)
      return page
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  })

/** All that something can still happen to, for the badge and the marks; kept right by the stream. */
export const openChanges = () =>
  queryOptions({
    queryKey: ['changes', 'open'] as const,
    queryFn: async ({ signal }): Promise<ChangeList> => {
      const page = await api.get<ChangePage>('/hypervisor/changes', { signal, query: { status: OPEN.join(','), limit: MOST_OPEN } })
      learn(page.items)
      return page
    },
  })

const LOST_RETRIES = 3
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Whether no answer came: it may or may not have been done. */
export const isLost = (error: unknown) => error instanceof AppError && ((error.status === 0 && error.code === 'network') || error.status === 502 || error.status === 503 || error.status === 504)

/** The same again under the same key gives what became of the first: how a lost answer is looked up. */
async function untilAnswered<T>(ask: () => Promise<T>, waitMs = 800): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (!isLost(error) || tries >= LOST_RETRIES) throw error
      await pause(waitMs * 2 ** tries)
    }
  }
}

/** Plans it on the server and keeps it. */
export const stage = (request: PlanRequest, notes: string, key: string) =>
  untilAnswered(() =>
    api.post<Change>(path`/gateway-proxmox-${routerOf(request.feature)}/${request.controller}/changes/${request.feature}`, {
      payload: payloadOf(request), target_id: request.targetId, notes: notes.trim() || undefined,
    }, { query: { operation: operationOf(request) }, headers: { 'Idempotency-Key': key } }))

export const approve = (id: string, reason: string) => api.post<Change>(path`/hypervisor/changes/${id}/approve`, { reason: reason.trim() || undefined })

export const reject = (id: string, reason: string) => api.post<Change>(path`/hypervisor/changes/${id}/reject`, { reason: reason.trim() || undefined })

export const discard = (id: string, force = false) => api.post<Change>(path`/hypervisor/changes/${id}/discard`, undefined, { query: { force: force || undefined } })

export const reconcile = (id: string) => api.post<Change>(path`/hypervisor/changes/${id}/reconcile`)

/** Sends it. An answer that is lost is no failure: what became of it is read from the change. */
export async function apply(id: string, confirmed: boolean): Promise<Change> {
  try {
    return await api.post<Change>(path`/hypervisor/changes/${id}/apply`, { confirmed })
  } catch (error) {
    if (!isLost(error)) throw error
    return await untilAnswered(() => api.get<Change>(path`/hypervisor/changes/${id}`))
  }
}

export const reviewMany = (action: Review, ids: readonly string[], reason: string, confirmed: boolean) =>
  api.post<{ results: ReviewResult[] }>('/hypervisor/changes/bulk', { action, change_ids: ids, reason: reason.trim() || undefined, confirmed: confirmed || undefined })

const targetsOf = (guests: BulkRequest['guests']) => guests.map(({ node, vm_type, vmid }) => ({ node, vm_type, vmid }))

export const bulkAction = (controller: string, action: string, guests: BulkRequest['guests'], confirmed: boolean, key: string) =>
  untilAnswered(() => api.post<BulkResult[]>(path`/hypervisor/controllers/${controller}/bulk-action`, { targets: targetsOf(guests), action, confirmed }, { headers: { 'Idempotency-Key': key } }))

export const bulkMigrate = (controller: string, target: string, online: boolean, guests: BulkRequest['guests'], key: string) =>
  untilAnswered(() => api.post<BulkResult[]>(path`/hypervisor/controllers/${controller}/bulk-migrate`, { targets: targetsOf(guests), target_node: target, online }, { headers: { 'Idempotency-Key': key } }))
