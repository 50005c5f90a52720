export { n as start } from "./start-01LeT3EL.js";
