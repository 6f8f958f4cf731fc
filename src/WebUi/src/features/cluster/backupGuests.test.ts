import { expect, it } from 'vitest'
import { guest } from '../../../tests/some'
import { guestsOfJob } from './backupGuests'

it('finds the guests that a job backs up', () => {
  const guests = [guest(100, { pool: 'prod' }), guest(101, { node: 'node2' }), guest(102)]
  const ids = (job: Partial<Parameters<typeof guestsOfJob>[0]>) => guestsOfJob({ all: false, vmid: '', exclude: null, pool: null, node: null, ...job }, guests).map((each) => each.vmid)
  expect(ids({ all: true, exclude: '102' })).toEqual([100, 101])
  expect(ids({ vmid: '100,102' })).toEqual([100, 102])
  expect(ids({ pool: 'prod' })).toEqual([100])
  expect(ids({ all: true, node: 'node2' })).toEqual([101])
})
