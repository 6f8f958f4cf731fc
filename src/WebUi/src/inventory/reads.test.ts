import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { clusterTasks, nodeTasks, rrd, taskLog } from './reads'

/** What no event tells: a log that grows, a command in a guest, deliveries that wait; and a change looked at while the stream is lost. */
const BY_THE_CLOCK = ['features/admin/alerts.ts', 'features/guest/parts/CommandRun.tsx', 'inventory/reads.ts', 'plan/change/ChangeLog.tsx', 'plan/change/ChangeView.tsx']

it('asks by the clock only for the log of a task that runs', () => {
  const task = { node: 'node1', upid: 'UPID:node1:1:2:3:vzdump:101:a@pve:' }
  expect(taskLog('c', { ...task, is_running: true }).refetchInterval).toBeGreaterThan(0)
  expect(taskLog('c', { ...task, is_running: false }).refetchInterval).toBe(false)
  for (const read of [clusterTasks('c'), nodeTasks('c', 'node1', {}), rrd('c', '/nodes/node1', 'hour')]) expect('refetchInterval' in read).toBe(false)
})

it('never asks from a tab that nobody sees, and by no other clock', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  const sources = files.map((file) => [file.replaceAll('\\', '/'), readFileSync(`src/${file}`, 'utf8')] as const)
  expect(sources.filter(([, source]) => source.includes('refetchInterval')).map(([file]) => file).toSorted()).toEqual(BY_THE_CLOCK)
  expect(sources.filter(([, source]) => source.includes('refetchIntervalInBackground'))).toEqual([])
})
