import { describe, expect, it } from 'vitest'
import { change } from '../../tests/changes'
import { user } from '../../tests/some'
import type { Me } from '../api/types'
import { decide, mayApprove, mayReject, waitsFor } from './decide'

const open: Me = { ...user, gates: { writes_open: true, closed_by: [] } }
const bob: Me = { ...open, user_id: 'bob', username: 'bob' }

describe('what a plan ends in', () => {
  it('runs or stages when the gates are open and nobody has to approve', () => {
    expect(decide(open, 'none', 'disruptive')).toEqual({ ways: ['run', 'stage'], confirm: 'none' })
  })
  it('only stages behind a closed gate, without asking for the name', () => {
    expect(decide(user, 'none', 'catastrophic')).toEqual({ ways: ['stage'], confirm: 'none' })
  })
  it('asks for approval where the policy wants it, whatever the gates', () => {
    for (const me of [user, open]) for (const rule of ['one_approver', 'two_persons'] as const) expect(decide(me, rule, 'safe').ways).toEqual(['request'])
  })
  it('wants the name typed before something is lost', () => {
    expect(decide(open, 'none', 'catastrophic').confirm).toBe('name')
  })
  it('is only looked at by who may not write', () => {
    for (const role of ['viewer', 'operator'] as const) expect(decide({ ...open, role }, 'none', 'safe').ways).toEqual([])
    expect(decide(undefined, 'none', 'safe').ways).toEqual([])
  })
})

describe('who may approve', () => {
  it('is anybody once where one approval is asked for, also who asked', () => {
    expect(mayApprove(change({ approval: 'one_approver' }), open)).toBe(true)
  })
  it('is somebody else where two persons are asked for', () => {
    const two = change({ approval: 'two_persons' })
    expect(mayApprove(two, open)).toBe(false)
    expect(mayApprove(two, bob)).toBe(true)
    expect(mayApprove({ ...two, approvals: [{ by: { user_id: 'bob', username: 'bob' }, at: '', approved: true, reason: null }] }, bob)).toBe(false)
  })
  it('is nobody after its end', () => {
    expect(mayApprove(change({ approval: 'one_approver', status: 'expired' }), bob)).toBe(false)
    expect(mayReject(change({ status: 'applied' }), bob)).toBe(false)
  })
})

describe('what waits for somebody', () => {
  it('is what they can approve, and their own that is ready or unknown', () => {
    expect(waitsFor(change({ approval: 'two_persons' }), bob)).toBe(true)
    expect(waitsFor(change({ approval: 'two_persons' }), open)).toBe(false)
    expect(waitsFor(change({ approval: 'two_persons', status: 'approved' }), open)).toBe(true)
    expect(waitsFor(change({ status: 'unknown' }), open)).toBe(true)
    expect(waitsFor(change({ status: 'unknown' }), bob)).toBe(false)
    expect(waitsFor(change({ status: 'applying' }), open)).toBe(false)
  })
})
