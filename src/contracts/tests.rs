//! The JSON Schemas of `docs/contracts/`, generated from the types that are written.

use super::*;
use crate::model::figure::Place;
use crate::model::period::Period;
use crate::model::quantity::Qualifier;
use crate::project::Backup;
use crate::publish::Manifest;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

/// A contract's name and its JSON Schema.
type Generated = (&'static str, Value);

fn all() -> Vec<Generated> {
    vec![
        generated::<Backtest>(),
        generated::<Backup>(),
        generated::<BuildReport>(),
        generated::<CheckReport>(),
        generated::<Decided>(),
        generated::<Diagnostics<'_>>(),
        generated::<Due>(),
        generated::<Examination>(),
        generated::<Explanation>(),
        generated::<Figures<'_>>(),
        generated::<Findings>(),
        generated::<Forgotten>(),
        generated::<Forms>(),
        generated::<Health>(),
        generated::<Issued>(),
        generated::<Manifest>(),
        generated::<Mutations>(),
        generated::<NewConference>(),
        generated::<Originals>(),
        generated::<Paused>(),
        generated::<PreviewFile>(),
        generated::<RefreshedFile>(),
        generated::<Restored>(),
        generated::<RuleBooks>(),
        generated::<Run>(),
        generated::<Sent>(),
        generated::<Status>(),
        generated::<TakenIn>(),
        generated::<TemplateReference<'_>>(),
        generated::<Verdict>(),
        generated::<Verified>(),
    ]
}

fn generated<T: Contract + JsonSchema>() -> Generated {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<T>();
    let Value::Object(mut schema) = schema.to_value() else { panic!("a schema is an object") };
    let id = T::SCHEMA.to_string();
    schema.insert("title".to_owned(), json!(id));
    let Some(Value::Object(properties)) = schema.get_mut("properties") else {
        panic!("{id} is no object: it has no room for a schema")
    };
    let mut all = Map::from_iter([("schema".to_owned(), json!({ "const": id }))]);
    all.append(properties);
    *properties = all;
    let Some(Value::Array(required)) = schema.get_mut("required") else {
        panic!("{id} has no field that is always there")
    };
    required.insert(0, json!("schema"));
    (T::SCHEMA.name, Value::Object(schema))
}

/// A type that is written as text.
macro_rules! text_schema {
    ($($type:ty, $name:literal, $schema:tt;)*) => {
        $(impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> schemars::Schema {
                json_schema!($schema)
            }
        })*
    };
}

text_schema! {
    Place, "Place", {
        "description": "`vn`, `r:<region>`, or a locality's code.",
        "type": "string"
    };
    Period, "Period", {
        "description": "Words of the period: `6 tháng đầu năm 2021`, `năm 2026`.",
        "type": "string"
    };
    Qualifier, "Qualifier", {
        "description": "What is said about the exactness of a number.",
        "enum": ["khoảng", "trên", "dưới", "không dưới", "không quá", "ước tính"]
    };
}

/// Compares the folder with what the types give, or writes it where `UPDATE` is set.
#[test]
fn schemas_in_the_docs_are_those_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/contracts");
    let update = std::env::var_os("UPDATE").is_some();
    let mut wanted = BTreeSet::new();
    for (name, schema) in all() {
        let file = folder.join(format!("{name}.json"));
        let text = format!("{schema:#}\n");
        if update {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &text).unwrap();
        }
        let found = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(found == text, "docs/contracts/{name}.json is not what the types give; accept with UPDATE=1\n{text}");
        assert!(wanted.insert(format!("{name}.json")), "two contracts are called {name}");
    }
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(wanted.contains(&name), "docs/contracts/{name} is of no contract");
    }
}
