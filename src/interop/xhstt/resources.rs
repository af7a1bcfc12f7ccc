//! The resources of an instance: teachers, classes, students, rooms, whatever the instance calls them.

use commontime_engine::{ResourceId, TypeId};
use commontime_files::Code;
use commontime_school::wording::grouped;

use super::ids::Ids;
use super::limits;
use super::page::{Element, Page, REFERENCE, parts};

/// The resources with their types and groups.
pub(super) struct Resources {
    pub(super) types: Ids,
    pub(super) groups: Ids,
    /// For each group its resources. A group is a set.
    pub(super) members: Vec<Vec<ResourceId>>,
    pub(super) ids: Ids,
    /// For each resource its type.
    pub(super) of_type: Vec<TypeId>,
}

impl Resources {
    /// Reads the element `Resources`.
    pub(super) fn read(page: &mut Page<'_>, element: Element<'_>) -> Self {
        page.only(element, &["ResourceTypes", "ResourceGroups", "Resource"]);
        let mut resources = Self {
            types: Ids::new("type of resource"),
            groups: Ids::new("group of resources"),
            members: Vec::new(),
            ids: Ids::new("resource"),
            of_type: Vec::new(),
        };
        for one in page.items(element, "ResourceTypes", "ResourceType") {
            page.only(one, &["Name"]);
            page.define(one, &mut resources.types);
        }
        let mut types_of_groups = Vec::new();
        for group in page.items(element, "ResourceGroups", "ResourceGroup") {
            page.only(group, &["Name", "ResourceType"]);
            page.define(group, &mut resources.groups);
            types_of_groups.push(resources.type_in(page, group));
        }
        resources.members = vec![Vec::new(); types_of_groups.len()];
        let elements: Vec<Element<'_>> = parts(element, "Resource").collect();
        if elements.len() > limits::RESOURCES {
            let most = grouped(limits::RESOURCES as u64);
            page.at_tag(element, Code::TooMany, format!("there are more than {most} resources"))
                .label("too many to search")
                .help("check that it is the right file");
            return resources;
        }
        for (one, at) in elements.into_iter().zip(0u32..) {
            resources.read_one(page, one, ResourceId(at), &types_of_groups);
        }
        resources
    }

    fn read_one(
        &mut self,
        page: &mut Page<'_>,
        element: Element<'_>,
        resource: ResourceId,
        types_of_groups: &[Option<TypeId>],
    ) {
        page.only(element, &["Name", "ResourceType", "ResourceGroups"]);
        page.define(element, &mut self.ids);
        let of_type = self.type_in(page, element);
        self.of_type.push(of_type.unwrap_or(TypeId(0)));
        for item in page.items(element, "ResourceGroups", "ResourceGroup") {
            let Some(group) = page.reference(item, &self.groups) else { continue };
            let of_group = types_of_groups[group as usize];
            if let (Some(mine), Some(its)) = (of_type, of_group)
                && mine != its
            {
                let (mine, its) = (self.type_name(mine), self.type_name(its));
                let message = format!("a resource of type \"{mine}\" is in a group of type \"{its}\"");
                page.at_attribute(item, REFERENCE, Code::OtherResourceType, message)
                    .label("a group of another type")
                    .help("a group holds resources of one type: name another group, or mend the type");
            }
            let members = &mut self.members[group as usize];
            if members.last() != Some(&resource) {
                members.push(resource);
            }
        }
    }

    /// Reads the type that an element has to have.
    pub(super) fn type_in(&self, page: &mut Page<'_>, element: Element<'_>) -> Option<TypeId> {
        let part = page.needed(element, "ResourceType")?;
        page.reference(part, &self.types).map(TypeId)
    }

    /// Returns a type's id.
    pub(super) fn type_name(&self, of: TypeId) -> &str {
        self.types.iter().nth(of.0 as usize).unwrap_or_default()
    }
}
