import http from 'k6/http';
import { check, sleep } from 'k6';

export const options = {
  vus: 8,
  duration: '3s',
  thresholds: { http_req_duration: ['p(95)<200'] },
};

export default function () {
  const response = http.get(`http://127.0.0.1:8999/${__ENV.PAGE || ''}`);
  check(response, { 'is 200': (r) => r.status === 200 });
  sleep(0.5);
}
