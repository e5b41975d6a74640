// The whole app: look, language, who is signed in, and which screen an address shows.
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import 'dayjs/locale/zh-cn'
import dayjs from 'dayjs'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router'
import { useAppearance } from './data/appearance.ts'
import { useGuessedLocale } from './data/locale.ts'
import { useSession } from './data/session.ts'
import { Broken, LoadFailed } from './shell/broken.tsx'
import { PageSkeleton } from './shell/empty.tsx'
import { Shell } from './shell/shell.tsx'
import { darkTheme, lightTheme } from './theme.ts'
import { Words } from './words/words.tsx'

const SignIn = lazy(() => import('./screens/sign-in.tsx').then((m) => ({ default: m.SignIn })))
const loadChat = () => import('./screens/chat.tsx').then((m) => ({ default: m.Chat }))
const Chat = lazy(loadChat)
const Tasks = lazy(() => import('./screens/tasks.tsx').then((m) => ({ default: m.Tasks })))
const Requests = lazy(() => import('./screens/requests.tsx').then((m) => ({ default: m.Requests })))
const RequestPage = lazy(() => import('./screens/request.tsx').then((m) => ({ default: m.RequestPage })))
const Start = lazy(() => import('./screens/start.tsx').then((m) => ({ default: m.Start })))
const StartForm = lazy(() => import('./screens/start-form.tsx').then((m) => ({ default: m.StartForm })))
const Knowledge = lazy(() => import('./screens/knowledge.tsx').then((m) => ({ default: m.Knowledge })))
const KnowledgeDocument = lazy(() =>
  import('./screens/knowledge-document.tsx').then((m) => ({ default: m.KnowledgeDocument })),
)
const Processes = lazy(() => import('./screens/processes.tsx').then((m) => ({ default: m.Processes })))
const Insight = lazy(() => import('./screens/insight.tsx').then((m) => ({ default: m.Insight })))
const InsightFinding = lazy(() => import('./screens/insight-finding.tsx').then((m) => ({ default: m.InsightFinding })))
const Lessons = lazy(() => import('./screens/lessons.tsx').then((m) => ({ default: m.Lessons })))
const Accounts = lazy(() => import('./screens/accounts.tsx').then((m) => ({ default: m.Accounts })))
const Lost = lazy(() => import('./screens/lost.tsx').then((m) => ({ default: m.Lost })))

// Home is wanted nearly always: it loads while the server is still being asked who this is.
if (location.pathname === '/') void loadChat()

export function App() {
  const { dark } = useAppearance()
  const me = useSession().data?.me
  const guessed = useGuessedLocale()
  const locale = me?.locale ?? guessed
  useEffect(() => {
    dayjs.locale(locale === 'zh' ? 'zh-cn' : 'en')
  }, [locale])
  return (
    <Words locale={locale} zone={me?.zone}>
      <ConfigProvider
        theme={dark ? darkTheme : lightTheme}
        locale={locale === 'zh' ? zhCN : enUS}
        button={{ autoInsertSpace: false }}
      >
        <AntApp message={{ maxCount: 3 }} component={false}>
          <Broken>
            <Suspense fallback={<PageSkeleton />}>
              <Inside />
            </Suspense>
          </Broken>
        </AntApp>
      </ConfigProvider>
    </Words>
  )
}

function Inside() {
  const session = useSession()
  const { pathname } = useLocation()
  const wasIn = useRef(false)
  if (session.data?.me) wasIn.current = true
  if (session.isPending) return <PageSkeleton />
  if (!session.data) return <LoadFailed error={session.error} again={() => void session.refetch()} />
  if (pathname === '/sign-in')
    return session.data.me && !location.hash ? <Navigate to="/" replace /> : <SignIn ended={false} />
  if (!session.data.me) return <SignIn ended={wasIn.current} />
  return (
    <Shell>
      <Screens />
    </Shell>
  )
}

function Screens() {
  const { pathname } = useLocation()
  return (
    <Broken key={pathname}>
      <Suspense fallback={<PageSkeleton />}>
        <Routes>
          <Route path="/" element={<Chat />} />
          <Route path="/tasks" element={<Tasks />} />
          <Route path="/requests" element={<Requests />} />
          <Route path="/requests/:id" element={<RequestPage />} />
          <Route path="/new" element={<Start />} />
          <Route path="/new/:process" element={<StartForm />} />
          <Route path="/knowledge" element={<Knowledge />} />
          <Route path="/knowledge/:document" element={<KnowledgeDocument />} />
          <Route path="/insight" element={<Insight />} />
          <Route path="/insight/findings/:id" element={<InsightFinding />} />
          <Route path="/admin/processes" element={<Processes />} />
          <Route path="/admin/lessons" element={<Lessons />} />
          <Route path="/accounts" element={<Accounts />} />
          <Route path="*" element={<Lost />} />
        </Routes>
      </Suspense>
    </Broken>
  )
}
