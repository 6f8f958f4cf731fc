import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@mantine/core/styles.layer.css'
import '../theme/tokens.css'

createRoot(document.getElementById('root')!).render(<StrictMode><p>Hypervisor</p></StrictMode>)
