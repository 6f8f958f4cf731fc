import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useEffect } from 'react'
import { liveStream, reconnectNow, useStreamState } from '../live/live'
import { PlanHost } from '../plan/PlanHost'
import { text } from '../text/en'
import { Header } from './Header'
import { Rail } from './Rail'
import { SignInDialog } from './SignInDialog'

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
        <Outlet />
      </main>
      <PlanHost />
      <SignInDialog />
    </div>
  )
}

function LostBar() {
  const { phase, attempt } = useStreamState()
  if (phase !== 'lost') return null
  return (
    <div className="lost" role="status">
      <span><span aria-hidden="true">◌ </span>{text.stream.lostBar(attempt)}</span>
      <Button variant="default" size="compact-xs" onClick={reconnectNow}>{text.stream.now}</Button>
    </div>
  )
}
