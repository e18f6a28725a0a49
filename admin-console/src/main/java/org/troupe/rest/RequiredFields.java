package org.troupe.rest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import org.troupe.wire.MayBeAbsent;

/** A request must have every field of its record, not null, but for those that may be absent. */
final class RequiredFields extends NopAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  @Override
  public Boolean hasRequiredMarker(AnnotatedMember member) {
    return !member.hasAnnotation(MayBeAbsent.class);
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated member) {
    return member.hasAnnotation(MayBeAbsent.class)
        ? JsonSetter.Value.empty()
        : JsonSetter.Value.forValueNulls(Nulls.FAIL);
  }
}
