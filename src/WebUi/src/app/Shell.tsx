import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useEffect } from 'react'
import { READ_AGAIN } from '../live/stream'
import { liveStream, reconnectNow, useStreamState } from '../live/live'
import { PlanHost } from '../plan/PlanHost'
import { text } from '../text/en'
import { usePreferencesOfServer } from '../inventory/preferences'
import { usePreferences } from '../ui/preferences'
import { Header } from './Header'
import { Keys } from './Keys'
import { Rail } from './Rail'
import { SignInDialog } from './SignInDialog'
import { useGoKeys } from './useGoKeys'
import { useVisited } from './useVisited'

export function Shell() {
  const client = useQueryClient()
  const [collapsed, setCollapsed] = useLocalStorage({ key: 'hypervisor.rail', defaultValue: false, getInitialValueInEffect: false })
  useEffect(() => liveStream(client).start(), [client])
  return (
    <div className="shell" data-collapsed={collapsed || undefined}>
      <a className="skip" href="#content">{text.common.skip}</a>
      <Rail collapsed={collapsed} onToggle={() => setCollapsed(!collapsed)} />
      <Header />
      <main id="content" className="content" tabIndex={-1}>
        <LostBar />
        <Page />
      </main>
      <PlanHost />
      <Keys />
      <Habits />
      <SignInDialog />
    </div>
  )
}

/** Every time on the page is written anew in the other zone. */
function Page() {
  return <Outlet key={usePreferences().times} />
}

/** What only listens: apart, since a drawer that is rendered again for nothing takes the focus back. */
function Habits() {
  usePreferencesOfServer()
  useGoKeys()
  useVisited()
  return null
}

function LostBar() {
  const { phase, attempt, caughtUp } = useStreamState()
  if (phase === 'live' && caughtUp !== null) {
    return (
      <div className="lost caught-up" role="status">
        <span><span aria-hidden="true">✔ </span>{caughtUp > 0 ? text.keys.stream.caughtUp(text.stream.changes(caughtUp)) : caughtUp === READ_AGAIN ? text.keys.stream.readAgain : text.keys.stream.noneMissed}</span>
      </div>
    )
  }
  if (phase !== 'lost') return null
  return (
    <div className="lost" role="status">
      <span><span aria-hidden="true">◌ </span>{text.stream.lostBar(attempt)}</span>
      <Button variant="default" size="compact-xs" onClick={reconnectNow}>{text.stream.now}</Button>
    </div>
  )
}
