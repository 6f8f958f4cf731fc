import { AppError } from '../../api/AppError'
import type { ChangeStatus } from '../../api/changes'
import type { Guest } from '../../api/types'
import { newKey } from '../newKey'
import { apply, bulkAction, bulkMigrate, stage } from '../queries'
import type { Payload } from '../request'
import type { BulkRequest } from '../store'
import { byCluster, chunks, requestFor } from './outcome'

export interface ItemResult {
  ok: boolean
  changeId?: string
  status?: ChangeStatus
  /** It was kept for review. */
  waits?: boolean
  problem?: string
}

type Tell = (guest: Guest, result: ItemResult | 'working') => void

/** Small enough that results come in soon, large enough that not every guest is a request. */
const CHUNK = 10
const AT_ONCE = 4
const WAITING = ['approval_required', 'outside_window']

const failed = (error: unknown): ItemResult => ({ ok: false, problem: AppError.from(error).message })

const runChunk = (action: BulkRequest['action'], controller: string, guests: Guest[], payload: Payload, confirmed: boolean) =>
  action === 'migrate' ? bulkMigrate(controller, String(payload.target), payload.online !== false, guests, newKey()) : bulkAction(controller, action, guests, confirmed, newKey())

/** Runs it for all, cluster by cluster; each guest has its own result, and one that fails stops no other. */
export async function runAll(action: BulkRequest['action'], guests: readonly Guest[], payload: Payload, tell: Tell) {
  for (const [controller, of] of byCluster(guests)) {
    for (const chunk of chunks(of, CHUNK)) {
      for (const guest of chunk) tell(guest, 'working')
      try {
        const results = await runChunk(action, controller, chunk, payload, action === 'delete')
        for (const guest of chunk) {
          const result = results.find((each) => each.vmid === guest.vmid)
          tell(guest, !result
            ? { ok: false, problem: '' }
            : { ok: result.success, changeId: result.change_id ?? undefined, status: result.status ?? undefined, waits: WAITING.includes(result.error?.code ?? ''), problem: result.error?.detail })
        }
      } catch (error) {
        for (const guest of chunk) tell(guest, failed(error))
      }
    }
  }
}

/** Stages one change for each, and where asked applies it: what the API has no bulk form of, or what a closed gate keeps from running. */
export async function stageAll(action: BulkRequest['action'], guests: readonly Guest[], payload: Payload, run: boolean, tell: Tell) {
  const waiting = [...guests]
  const work = async () => {
    for (let guest = waiting.shift(); guest; guest = waiting.shift()) {
      tell(guest, 'working')
      try {
        const staged = await stage(requestFor(action, guest, payload), '', newKey())
        if (!run || staged.approval !== 'none') tell(guest, { ok: true, changeId: staged.id, status: staged.status, waits: true })
        else {
          const sent = await apply(staged.id, staged.plan.requires_confirmation)
          tell(guest, { ok: sent.status !== 'failed', changeId: sent.id, status: sent.status, problem: sent.failure_reason ?? undefined })
        }
      } catch (error) {
        tell(guest, failed(error))
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}
