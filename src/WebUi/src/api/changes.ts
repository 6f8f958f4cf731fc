import type { components } from './schema'
import type { GuestType, Uuid } from './types'

type Schemas = components['schemas']

export type ChangeStatus = Schemas['ChangeStatus']
export type PlannedCall = Schemas['PlannedCall']
export type ImpactItem = Schemas['ImpactItem']
export type ValueChange = Schemas['ValueChange']
export type ApprovalRule = Schemas['ApprovalRule']
export type ChangeAttempt = Schemas['ChangeAttempt']
export type ChangeApproval = Schemas['ChangeApproval']
export type Risk = 'safe' | 'disruptive' | 'catastrophic'
export type Operation = 'create' | 'update' | 'delete'

export interface ChangePlan extends Omit<Schemas['ChangePlan'], 'risk' | 'calls' | 'impact' | 'warnings' | 'diff'> {
  risk: Risk
  calls: PlannedCall[]
  impact: ImpactItem[]
  warnings: string[]
  diff: ValueChange[]
}

export interface Preflight extends Omit<Schemas['Preflight'], 'risk'> {
  risk: Risk
}

export interface ChangeTarget {
  controller_id: Uuid
  node: string | null
  vm_type: GuestType | null
  vmid: number | null
}

/** A change from its plan to its end, with what the server leaves out where it is empty. */
export interface Change extends Omit<Schemas['PendingChange'], 'plan' | 'target' | 'payload' | 'approvals' | 'attempts' | 'log_tail' | 'errors' | 'approval' | 'revision'> {
  plan: ChangePlan
  target: ChangeTarget
  payload: Record<string, unknown> | null
  approvals: ChangeApproval[]
  attempts: ChangeAttempt[]
  approval: ApprovalRule
  log_tail: string[]
  errors: Record<string, string>
  revision: number
}

export interface ChangePage {
  items: Change[]
  next_cursor: string | null
  counts: Partial<Record<ChangeStatus, number>>
}

export type LogLine = Schemas['LogLine']

export type Review = 'approve' | 'reject' | 'apply' | 'discard'

export interface ReviewResult {
  change_id: Uuid
  ok: boolean
  change?: Change | null
  error?: { code: string; detail: string } | null
}

export interface BulkResult {
  vmid: number
  node: string | null
  success: boolean
  change_id: Uuid | null
  upid: string | null
  status: ChangeStatus | null
  error: { code: string; detail: string } | null
}

export const OPEN: readonly ChangeStatus[] = ['pending', 'approved', 'applying', 'unknown']

export const isOpen = (change: Pick<Change, 'status'>) => OPEN.includes(change.status)
