import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import type { Change } from '../api/changes'
import { me } from '../inventory/session'
import { watchChanges } from '../live/changes'
import { text } from '../text/en'
import { targetName, whatOf } from './look'
import { openChanges } from './queries'
import { planner, useOpened } from './store'
import { undoOf } from './undo'

const PlanDrawer = lazy(() => import('./PlanDrawer'))
const BulkDrawer = lazy(() => import('./bulk/BulkDrawer'))

const ENDS = { applied: text.changes.mark.toastDone, failed: text.changes.mark.toastFailed, unknown: text.changes.mark.toastUnknown }

const isEnd = (status: Change['status']): status is keyof typeof ENDS => status in ENDS

/** Holds the one drawer, and tells how what I started ended where I don't look at it. */
export function PlanHost() {
  const opened = useOpened()
  const user = useQuery(me()).data?.user_id
  useQuery(openChanges())
  const shown = useRef<string>(undefined)
  useEffect(
    () =>
      watchChanges((change, before) => {
        if (!isEnd(change.status) || before?.status === change.status || change.origin === 'bulk') return
        if (change.id === shown.current || window.location.pathname.endsWith(`/changes/${change.id}`)) return
        if ((change.attempts.at(-1)?.by ?? change.requested_by).user_id !== user) return
        const undo = undoOf(change)
        const what = `${whatOf(change)} ${targetName(change)}`
        notifications.show({
          id: change.id,
          color: change.status === 'applied' ? undefined : 'red',
          title: ENDS[change.status](what),
          message: (
            <>
              {change.failure_reason && <span>{change.failure_reason} </span>}
              <button type="button" className="link-button" onClick={() => planner.show(change.id)}>{text.changes.mark.look}</button>
              {undo && <> <button type="button" className="link-button" onClick={() => planner.open(undo)}>{text.keys.undo.action}</button></>}
            </>
          ),
        })
      }),
    [user],
  )
  // Back closes the drawer first, and the page stays.
  useBlocker({
    disabled: !opened,
    enableBeforeUnload: false,
    shouldBlockFn: ({ action }) => {
      if (action !== 'BACK') return false
      planner.close()
      return true
    },
  })
  if (!opened) return null
  return (
    <Suspense>
      {opened.bulk
        ? <BulkDrawer key={opened.key} bulk={opened.bulk} onClose={planner.close} />
        : <PlanDrawer key={opened.key} opened={opened} onShown={(id) => { shown.current = id }} onClose={planner.close} />}
    </Suspense>
  )
}
