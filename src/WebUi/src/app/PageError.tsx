import { Button } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { text } from '../text/en'
import { ErrorState } from '../ui/ErrorState'

const isMissingChunk = (error: unknown) => error instanceof Error && /dynamically imported module|Importing a module script failed|error loading dynamically/i.test(error.message)

export function PageError({ error, reset }: ErrorComponentProps) {
  if (isMissingChunk(error)) {
    return (
      <div className="empty">
        <h2>{text.error.chunk}</h2>
        <p>{text.error.chunkCure}</p>
        <Button onClick={() => window.location.reload()}>{text.error.reload}</Button>
      </div>
    )
  }
  return <ErrorState what={text.error.page} error={error} retry={reset} />
}
