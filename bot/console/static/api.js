// The REST API. An error carries the sentence for the person.

import { t } from "./dom.js";

export class ApiError extends Error {
  constructor(status, detail, problem = {}) {
    super(detail);
    this.status = status;
    this.problem = problem;
  }
}

async function request(method, path, body) {
  const options = { method, headers: { Accept: "application/json" }, credentials: "same-origin" };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new ApiError(0, t("unreachable"));
  }
  if (response.status === 401) location.reload();
  const answer = (response.headers.get("Content-Type") ?? "").includes("json") ? await response.json() : await response.text();
  if (!response.ok) throw new ApiError(response.status, answer.detail || t("went-wrong"), answer);
  return answer;
}

export const get = (path) => request("GET", path);
export const post = (path, body = {}) => request("POST", path, body);
export const put = (path, body) => request("PUT", path, body);
export const patch = (path, body) => request("PATCH", path, body);

/** One of our own pages' fragments, as text. */
export async function fragment(path) {
  const response = await fetch(path, { headers: { Accept: "text/html" }, credentials: "same-origin" });
  if (!response.ok) throw new ApiError(response.status, t("went-wrong"));
  return response.text();
}

/** Upload one file; `progress` is told the share sent, 0-1. */
export function upload(path, file, progress = () => {}) {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append("file", file, file.name);
    const sending = new XMLHttpRequest();
    sending.open("POST", path);
    sending.setRequestHeader("Accept", "application/json");
    sending.responseType = "json";
    sending.upload.addEventListener("progress", (event) => event.lengthComputable && progress(event.loaded / event.total));
    sending.addEventListener("load", () =>
      sending.status < 300 ? resolve(sending.response) : reject(new ApiError(sending.status, sending.response?.detail || t("went-wrong"))),
    );
    sending.addEventListener("error", () => reject(new ApiError(0, t("unreachable"))));
    sending.send(form);
  });
}
