import type { ApprovalRule, Change, Risk } from '../api/changes'
import type { Me } from '../api/types'
import { atLeast } from '../inventory/session'

export type Way = 'run' | 'stage' | 'request'

export interface Decision {
  /** The ways that are open, the first one is the main one. None: who looks may not write. */
  ways: readonly Way[]
  /** What running asks for first. */
  confirm: 'name' | 'none'
}

/** Which buttons a plan ends in, by role, gate and policy. The server decides the same again. */
export function decide(user: Me | undefined, approval: ApprovalRule, risk: Risk): Decision {
  const confirm = risk === 'catastrophic' ? 'name' : 'none'
  if (!atLeast(user, 'site_admin')) return { ways: [], confirm }
  if (approval !== 'none') return { ways: ['request'], confirm: 'none' }
  return user!.gates.writes_open ? { ways: ['run', 'stage'], confirm } : { ways: ['stage'], confirm: 'none' }
}

const approvedBy = (change: Change, user: Me) => change.approvals.some((each) => each.approved && each.by.user_id === user.user_id)

/** Whether this person's approval is what it waits for. */
export const mayApprove = (change: Change, user: Me | undefined) =>
  user !== undefined && atLeast(user, 'site_admin') && change.status === 'pending' && change.approval !== 'none' && !approvedBy(change, user)
  && (change.approval !== 'two_persons' || change.requested_by.user_id !== user.user_id)

/** Whether nothing but its applying is left. */
export const isReady = (change: Change) => change.status === 'approved' || (change.status === 'pending' && change.approval === 'none')

export const mayApply = (change: Change, user: Me | undefined) => atLeast(user, 'site_admin') && isReady(change)

export const mayReject = (change: Change, user: Me | undefined) => atLeast(user, 'site_admin') && (change.status === 'pending' || change.status === 'approved')

export const mayDiscard = mayReject

/** What somebody has to do something about: approve it, apply what is theirs, or look into what is unknown. */
export const waitsFor = (change: Change, user: Me | undefined) =>
  user !== undefined && (mayApprove(change, user) || (change.requested_by.user_id === user.user_id && (mayApply(change, user) || change.status === 'unknown')))
