/** One address of every sort of page. */

/** Pages of the explorer: what each shows, and where it is. */
export const PAGES = {
  start: '/',
  process: '/processes/prague-process',
  'process on a day': '/processes/prague-process?on=2015-06-30',
  'process with hardly any data': '/processes/un-hld',
  State: '/states/PL',
  'State without an ISO code': '/states/XK',
  organization: '/organizations/frontex',
  meeting: '/meetings/prague-process-2018-10-02-workshop',
  'meeting of which only the month is known': '/meetings/prague-process-2011-11-ministerial-conference',
  declaration: '/declarations/bratislava-ministerial-declaration',
  initiative: '/initiatives/pp-ti',
  'meetings, chosen': '/meetings?process=prague-process&kind=WORKSHOP',
  search: '/search?q=macedo',
  'search without a result': '/search?q=atlantis',
  'comparison of two': '/compare?process=prague-process&process=budapest-process',
  'comparison of three': '/compare?process=prague-process&process=budapest-process&process=rabat-process',
  'unknown process': '/processes/atlantis',
  'unknown State': '/states/ZZ',
  'unknown page': '/atlantis',
};

export const GRAPHIQL = '/graphiql/';
