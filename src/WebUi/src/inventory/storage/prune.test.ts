import { describe, expect, it } from 'vitest'
import { pruneReasons } from './prune'

const at = (time: string, mark: string, vmid = 100) => ({ volid: `b:vzdump-${vmid}-${time}`, ctime: Date.parse(time) / 1000, mark, type: 'qemu', vmid })

describe('why a backup stays or goes', () => {
  const marks = [
    at('2026-11-28T20:00:00Z', 'keep'), at('2026-11-28T10:00:00Z', 'remove'), at('2026-11-27T20:00:00Z', 'keep'), at('2026-11-26T20:00:00Z', 'keep'), at('2026-11-25T20:00:00Z', 'remove'),
  ]
  it('names the first rule that keeps it, as Proxmox VE tries them', () => {
    const reasons = pruneReasons(marks, { keep_last: 1, keep_daily: 2 }, [0])
    expect(marks.map((each) => reasons.get(each.volid))).toEqual(['last', 'none', 'daily', 'daily', 'none'])
  })
  it('counts each guest for itself', () => {
    const reasons = pruneReasons([at('2026-11-28T20:00:00Z', 'keep'), at('2026-11-28T19:00:00Z', 'keep', 101)], { keep_last: 1 }, [0])
    expect([...reasons.values()]).toEqual(['last', 'last'])
  })
  it('says nothing where the cluster decided otherwise than the rules would', () => {
    expect(pruneReasons(marks, { keep_last: 2 }, [0]).size).toBe(0)
  })
  it('finds out by which clock the node counts its days', () => {
    const night = [at('2026-11-28T00:30:00Z', 'keep'), at('2026-11-27T23:30:00Z', 'remove')]
    expect(pruneReasons(night, { keep_daily: 2 }, [0]).size).toBe(0)
    expect(pruneReasons(night, { keep_daily: 2 }, [0, 3600]).get(night[0]!.volid)).toBe('daily')
  })
  it('leaves protected ones out', () => {
    expect(pruneReasons([at('2026-11-28T20:00:00Z', 'protected'), at('2026-11-27T20:00:00Z', 'keep')], { keep_last: 1 }, [0]).size).toBe(1)
  })
})
