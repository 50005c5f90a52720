export { t as startApp } from "./main-BQz-_sj3.js";
