export { t as trainJsonSchema } from "./train-json-schema-Cr-dKN6o.js";
