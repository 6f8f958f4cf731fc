import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { text } from '../text/en'
import { EmptyState } from './EmptyState'

export function NotFound({ title = text.error.notFound, hint = text.error.notFoundCure }: { title?: string; hint?: string }) {
  const navigate = useNavigate()
  return (
    <EmptyState page title={title} action={<Button onClick={() => void navigate({ to: '/' })}>{text.error.toFleet}</Button>}>{hint}</EmptyState>
  )
}
